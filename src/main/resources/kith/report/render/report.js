(() => {
  "use strict";

  // Contents: open beside the text, folded above it.
  const contents = document.querySelector(".contents details");
  const wide = matchMedia("(min-width: 1100px)");
  const fold = () => { contents.open = wide.matches; };
  fold();
  wide.addEventListener("change", fold);
  contents.addEventListener("click", event => {
    if (event.target.closest("a") && !wide.matches) contents.open = false;
  });

  // The section being read is marked in the contents.
  const links = new Map([...contents.querySelectorAll("a")].map(a => [decodeURIComponent(a.hash.slice(1)), a]));
  const headings = [...document.querySelectorAll("main section[id]")].filter(s => links.has(s.id));
  const mark = () => {
    let current = headings[0];
    for (const section of headings) {
      if (section.getBoundingClientRect().top < innerHeight * 0.3) current = section;
    }
    for (const [id, a] of links) {
      if (current && id === current.id) a.setAttribute("aria-current", "true");
      else a.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();

  // Values of a figure, beside the pointer; text is put in as text, never as markup.
  const bubble = document.createElement("div");
  bubble.className = "bubble";
  bubble.setAttribute("aria-hidden", "true");
  document.body.append(bubble);
  const titles = new Map();
  const hide = () => { bubble.style.display = "none"; };
  for (const drawing of document.querySelectorAll(".drawing")) {
    drawing.addEventListener("pointermove", event => {
      const mark = event.target.closest("g");
      const title = mark && (titles.get(mark) || mark.querySelector(":scope > title"));
      if (!title) return hide();
      if (!titles.has(mark)) {
        // The browser's own tooltip would come as well, later.
        titles.set(mark, title);
        title.remove();
      }
      bubble.textContent = title.textContent;
      bubble.style.display = "block";
      const { clientWidth, clientHeight } = document.documentElement;
      bubble.style.left = Math.max(4, Math.min(event.clientX + 14, clientWidth - bubble.offsetWidth - 8)) + "px";
      const below = event.clientY + 18;
      bubble.style.top = (below + bubble.offsetHeight > clientHeight ? event.clientY - bubble.offsetHeight - 12 : below) + "px";
    });
    drawing.addEventListener("pointerleave", hide);
  }
  addEventListener("scroll", hide, { passive: true });

  // Only what scrolls is a stop of the keyboard.
  const areas = [...document.querySelectorAll(".scroll, .drawing")];
  const stops = () => {
    for (const area of areas) {
      if (area.scrollWidth > area.clientWidth + 1) {
        area.setAttribute("tabindex", "0");
        area.setAttribute("role", "region");
      } else {
        area.removeAttribute("tabindex");
        area.setAttribute("role", "group");
      }
    }
  };
  stops();
  addEventListener("resize", stops);
  document.querySelectorAll("details.behind").forEach(d => d.addEventListener("toggle", stops));
})();
