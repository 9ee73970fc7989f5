// What an audit would say of the page as it is shown now: a list of sentences, empty where all is well.
(() => {
  const faults = [];
  const shown = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !element.closest(".unseen");
  const name = (element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}">${(element.textContent ?? "").trim().slice(0, 40)}`;
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);

  if (!document.documentElement.lang) faults.push("the page has no language");
  if (!document.title.trim()) faults.push("the page has no title");
  for (const landmark of ["main", "h1", "body > header", "footer"]) {
    if (document.querySelectorAll(landmark).length !== 1) faults.push(`there is not one ${landmark}`);
  }
  if (!document.querySelector("[aria-live=polite]")) faults.push("nothing is announced");

  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6")) {
    const next = Number(heading.localName[1]);
    if (next > level + 1) faults.push(`a heading skips a level: ${name(heading)}`);
    level = next;
  }

  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`two elements are called ${id}`);
  for (const element of document.querySelectorAll("[aria-labelledby]")) {
    if (shown(element) && !document.getElementById(element.getAttribute("aria-labelledby"))) faults.push(`a label is missing: ${name(element)}`);
  }
  for (const element of document.querySelectorAll("[tabindex]")) if (element.tabIndex > 0) faults.push(`the order of focus is forced: ${name(element)}`);

  for (const element of all("button, summary")) {
    const { width, height } = element.getBoundingClientRect();
    if (width < 24 || height < 24) faults.push(`too small to hit, ${Math.round(width)} by ${Math.round(height)}: ${name(element)}`);
  }
  for (const list of document.querySelectorAll("ul, ol")) {
    if ([...list.children].some((child) => child.localName !== "li")) faults.push(`a list holds more than items: ${name(list)}`);
  }

  const colour = (text) => {
    const numbers = text.match(/[\d.]+/g).map(Number);
    const [r, g, b] = text.startsWith("color(srgb") ? numbers.map((part) => part * 255) : numbers;
    return { r, g, b, a: numbers[3] ?? 1 };
  };
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const background = (element) => {
    for (let place = element; place; place = place.parentElement) {
      const found = colour(getComputedStyle(place).backgroundColor);
      if (found.a === 1) return found;
    }
    return { r: 255, g: 255, b: 255 };
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = words.nextNode(); text; text = words.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !shown(element)) continue;
    const style = getComputedStyle(element);
    const [one, other] = [luminance(colour(style.color)), luminance(background(element))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    if (ratio < least) faults.push(`contrast ${ratio.toFixed(2)}, needed ${least}: ${name(element)}`);
  }

  if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is wider than the window: ${document.documentElement.scrollWidth} of ${innerWidth}`);
  return faults;
})();
