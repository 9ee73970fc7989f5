// Elements are built from data, then merged into what is shown: focus, selection and what a reader opened stay.
// Text only ever becomes a text node, so nothing that a database says is read as markup.

const SVG = "http://www.w3.org/2000/svg";

export function h(tag, attributes, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "style") {
      for (const [property, text] of Object.entries(value)) element.style.setProperty(property, text);
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Makes the children of `live` what `children` are, reusing the elements that are there. */
export function show(live, ...children) {
  const old = [...live.childNodes];
  const pairs = children.flat(Infinity).filter(Boolean).map((next) => {
    const index = old.findIndex((node) => alike(node, next));
    return { next, kept: index < 0 ? null : old.splice(index, 1)[0] };
  });
  old.forEach((gone) => gone.remove());
  let place = live.firstChild;
  for (const { next, kept } of pairs) {
    if (kept !== null && kept === place) place = place.nextSibling;
    else live.insertBefore(kept ?? next, place);
    if (kept !== null) merge(kept, next);
  }
}

/** Of the same tag and the same key; where there is none, of the same first class. */
function alike(one, other) {
  return one.nodeName === other.nodeName && identity(one) === identity(other);
}

function identity(node) {
  return node.dataset?.key ?? node.getAttribute?.("class")?.split(" ")[0] ?? null;
}

function merge(live, next) {
  if (live.nodeType === Node.TEXT_NODE) {
    if (live.data !== next.data) live.data = next.data;
    return;
  }
  if (live.hasAttribute("data-held")) return;
  attributes(live, next);
  show(live, [...next.childNodes]);
}

/** A reader's own choice of what is open is kept. Styles go by the object model, which a strict policy allows. */
function attributes(live, next) {
  const own = (name) => name === "style" || (name === "open" && !next.hasAttribute("data-managed"));
  for (const { name } of [...live.attributes]) {
    if (!own(name) && !next.hasAttribute(name)) live.removeAttribute(name);
  }
  for (const { name, value } of [...next.attributes]) {
    if (!own(name) && live.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  if (live.style.cssText !== next.style.cssText) live.style.cssText = next.style.cssText;
}
