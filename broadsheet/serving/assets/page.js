// What `serve` adds to a page: it loads itself again when it has changed, says what is wrong, and marks drafts.
(() => {
  "use strict";
  const own = document.currentScript.dataset.etag;
  const HIDDEN = "broadsheet serve: errors that were hidden";
  const isDesk = location.pathname.startsWith("/_desk/");
  let stream = null;
  let latest = null;

  const made = (name, className, ...inner) => {
    const element = document.createElement(name);
    element.className = className;
    element.append(...inner);
    return element;
  };
  const plain = (path) => path.replace(/index\.html$/, "");

  // The page as it stands now, against the one that was served: another one is loaded, whatever it was that changed it.
  const compare = async () => {
    if (document.querySelector("[data-touched]")) return;
    const answer = await fetch(location.pathname + location.search, { method: "HEAD", cache: "no-store" });
    const isLost = !answer.ok && own !== "";
    if (isLost && latest.faults.length) return; // a template or a file that is being mended: what stood here stays in view
    if (answer.headers.get("etag") !== own) location.reload();
  };

  // While the site is being built again, the number tells that the pages which are open have been, and others not yet.
  const told = (status) => {
    const isAnother = latest !== null && latest.number !== status.number;
    latest = status;
    show(status);
    mark(status.drafts);
    if (!status.working || isAnother) compare().catch(() => {});
  };

  const show = ({ working, faults: every, warnings, number }) => {
    const faults = every.filter((fault) => !(isDesk && fault.is_on_desk));
    document.querySelector(".bs-serve")?.remove();
    const box = made("aside", "bs-serve");
    box.setAttribute("aria-label", "Broadsheet serve");
    const key = JSON.stringify(faults);
    const isHidden = sessionStorage.getItem(HIDDEN) === key;
    if (faults.length && !isHidden) box.append(panel(faults, key));
    const bar = made("p", "bs-serve-bar");
    if (working) bar.append(made("span", "bs-serve-working", number ? "Building" : "Building the site"));
    if (faults.length && isHidden) {
      const again = made("button", "bs-serve-button", faults.length === 1 ? "1 error" : `${faults.length} errors`);
      again.type = "button";
      again.addEventListener("click", () => { sessionStorage.removeItem(HIDDEN); show(latest); });
      bar.append(again);
    }
    if (!isDesk) bar.append(desk(warnings ? `Desk · ${warnings} ${warnings === 1 ? "warning" : "warnings"}` : "Desk", ""));
    if (bar.childElementCount) box.prepend(bar);
    document.body.append(box);
  };

  const desk = (words, className) => {
    const link = made("a", className, words);
    link.href = "/_desk/";
    return link;
  };

  const panel = (faults, key) => {
    const close = made("button", "bs-serve-button", "Hide");
    close.type = "button";
    close.addEventListener("click", () => { sessionStorage.setItem(HIDDEN, key); show(latest); });
    const title = faults.length === 1 ? "One thing keeps the site from being as its files say" : `${faults.length} things keep the site from being as its files say`;
    const list = made("ul", "bs-serve-list");
    for (const { where, found, expected, is_on_desk: isListed } of faults) {
      const item = made("li", "bs-serve-item");
      if (where) item.append(made("code", "bs-serve-where", where));
      item.append(made("span", "bs-serve-found", found));
      if (expected) item.append(made("span", "bs-serve-expected", `Expected: ${expected}`));
      if (isListed && where.startsWith("seeds/")) item.append(desk("Settle it on the desk", "bs-serve-settle"));
      list.append(item);
    }
    const box = made("div", "bs-serve-panel", made("div", "bs-serve-head", made("strong", "", title), close), list);
    box.setAttribute("role", "alert");
    return box;
  };

  // A draft is marked on its own page and wherever a link leads to it.
  const mark = (drafts) => {
    for (const old of document.querySelectorAll(".bs-serve-draft, .bs-serve-banner")) old.remove();
    const paths = new Map(drafts.map(({ url, path }) => [url, path]));
    for (const link of document.links) {
      if (link.origin !== location.origin || !paths.has(plain(link.pathname))) continue;
      if (link.textContent.trim() && !/^[¶\d]/.test(link.textContent.trim())) link.append(made("span", "bs-serve-draft", "Draft"));
    }
    const path = paths.get(plain(location.pathname));
    if (path) {
      const code = made("code", "", path);
      document.body.prepend(made("p", "bs-serve-banner", made("strong", "", "Draft."), " It is shown here alone, since ", code, " says ", made("code", "", "draft: true"), "."));
    }
  };

  // One stream for the page in view: a browser allows six to one server, whatever the number of its windows.
  const follow = () => {
    if (document.hidden) {
      stream?.close();
      stream = null;
    } else if (!stream) {
      stream = new EventSource(`/_serve/events?shown=${encodeURIComponent(location.pathname)}`);
      stream.addEventListener("message", (event) => told(JSON.parse(event.data)));
    }
  };

  for (const form of document.forms) {
    form.addEventListener("input", () => { form.dataset.touched = ""; });
    form.addEventListener("reset", () => { delete form.dataset.touched; });
  }
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => { stream?.close(); stream = null; });
  addEventListener("pageshow", follow);
  follow();
})();
