// Files put into a zip archive as they are, not made smaller (PKWARE's APPNOTE, method 0).

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit += 1) byte = byte & 1 ? 0xedb88320 ^ (byte >>> 1) : byte >>> 1;
  return byte;
});

function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return ~sum >>> 0;
}

// Numbers of 2 or 4 bytes, the lowest byte first.
function packed(...fields) {
  const bytes = [];
  for (const [size, value] of fields) {
    for (let place = 0; place < size; place += 1) bytes.push((value >>> (8 * place)) & 0xff);
  }
  return Uint8Array.from(bytes);
}

// What the two descriptions of a file have in common: version, UTF-8 names, stored, 1 January 1980, sum, sizes.
const described = (data, name) => [
  [2, 20], [2, 0x0800], [2, 0], [2, 0], [2, 0x21], [4, checksum(data)], [4, data.length], [4, data.length], [2, name.length], [2, 0],
];

export function zip(files) {
  const utf8 = new TextEncoder(), parts = [], directory = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = utf8.encode(path), data = utf8.encode(text);
    const local = packed([4, 0x04034b50], ...described(data, name));
    directory.push(packed([4, 0x02014b50], [2, 20], ...described(data, name), [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
    parts.push(local, name, data);
    offset += local.length + name.length + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0), count = directory.length / 2;
  const end = packed([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
  return new Blob([...parts, ...directory, end]);
}
