// A Word document (Office Open XML) of plain paragraphs, with its language and title set for screen readers.
import { zip } from "./zip.js";

const OFFICE = "http://schemas.openxmlformats.org/";
const MAIN = `${OFFICE}wordprocessingml/2006/main`;
const PACKAGE = `${OFFICE}package/2006/`;
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
const RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}relationships"><Relationship Id="r1" Type="${OFFICE}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="${PACKAGE}relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
const OF_DOCUMENT = `${HEAD}<Relationships xmlns="${PACKAGE}relationships"><Relationship Id="r1" Type="${OFFICE}officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`;
const STYLES = `${HEAD}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="24"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="200" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`;

// XML 1.0 has no place for most control characters.
function escaped(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"]/g, (sign) => ESCAPED[sign]);
}

function paragraph(lines) {
  const runs = lines.map((line) => `<w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`);
  return `<w:p>${runs.join("<w:r><w:br/></w:r>")}</w:p>`;
}

export function wordFile(title, paragraphs) {
  const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';
  const text = `${HEAD}<w:document xmlns:w="${MAIN}"><w:body>${paragraphs.map(paragraph).join("")}${page}</w:body></w:document>`;
  const about = `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>`;
  return zip({
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": RELATIONS,
    "word/document.xml": text,
    "word/_rels/document.xml.rels": OF_DOCUMENT,
    "word/styles.xml": STYLES,
    "docProps/core.xml": about,
  });
}
