// Where the widget sits: in its corner, unless it would lie over what has the focus on the host's page (WCAG 2.2, 2.4.11).
const PLACES = ["", "other", "raised"];

function overlaps(one, other) {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}

function hides(one, other) {
  return one.left <= other.left && one.right >= other.right && one.top <= other.top && one.bottom >= other.bottom;
}

// `shown` gives the part of the widget that can be seen now. Where there is no room beside what has the focus, the widget
// stays, unless nothing at all could be seen of that: then it makes way altogether, as a sheet over a small screen does.
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
    if (hides(this.shown().getBoundingClientRect(), under)) this.makeWay();
  }
}
