// Where the widget sits: in its corner, unless it would lie over what has the focus on the host's page.
const PLACES = ["", "other", "raised"];

function overlaps(one, other) {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}

// `shown` gives the box of the widget that can be seen now. On a small screen the open panel is a sheet over
// everything: then it makes way altogether.
export class Place {
  constructor(host, root, shown, makeWay) {
    Object.assign(this, { host, root, shown, makeWay });
    const check = () => this.check();
    document.addEventListener("focusin", check);
    addEventListener("scroll", () => requestAnimationFrame(check), { passive: true });
    addEventListener("resize", check, { passive: true });
  }

  check() {
    const focused = document.activeElement;
    if (!focused || focused === this.host || [document.body, document.documentElement].includes(focused)) return;
    const under = focused.getBoundingClientRect();
    const free = PLACES.find((place) => {
      this.root.dataset.place = place;
      return !overlaps(this.shown().getBoundingClientRect(), under);
    });
    if (free !== undefined) return;
    this.root.dataset.place = "";
    this.makeWay();
  }
}
