// One listener for every button that copies. Off secure origins browsers offer only the old way.

const SHOWN = 2000;

async function put(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // not permitted here: the old way may be
    }
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

export function copies(say) {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button || button.hasAttribute("data-held")) return;
    const done = await put(button.dataset.copy);
    button.setAttribute("data-held", "");
    button.textContent = done ? "Copied" : "Select and copy by hand";
    button.focus();
    say(done ? "Copied" : "The browser does not let this page copy");
    setTimeout(() => {
      button.textContent = "Copy";
      button.removeAttribute("data-held");
    }, SHOWN);
  });
}
