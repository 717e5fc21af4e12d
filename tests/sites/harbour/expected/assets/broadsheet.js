/* On every page, before it is painted: the reader's choice of light or dark, and the field that searches names.
   Without script both are absent: colours follow the system, and the word Search leads to the page of search. */
(function () {
  "use strict";
  var page = document.documentElement;
  var script = document.currentScript;
  var root = script.getAttribute("src").replace(/assets\/[^/]*$/, "");

  function remembered() {
    try { return localStorage.getItem("theme"); } catch (error) { return null; }
  }
  function remember(theme) {
    try { localStorage.setItem("theme", theme); } catch (error) { /* kept until the page is left */ }
  }
  function show(theme) {
    if (theme === "light" || theme === "dark") page.dataset.theme = theme;
    else delete page.dataset.theme;
  }
  show(remembered());
  page.dataset.script = location.search ? "asked" : "";

  function make(name, attributes, children) {
    var element = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  }

  /* Both at once, to be run in this order. */
  var asked = false;
  function loaded() {
    if (asked) return;
    asked = true;
    ["assets/search.js", "search/names.js"].forEach(function (path) {
      var element = make("script", { src: root + path });
      element.async = false;
      document.head.append(element);
    });
  }

  /* The word Search in the navigation becomes a field; what it finds is loaded when the reader goes to it. */
  function field() {
    var link = document.querySelector('.sections a[href$="search/index.html"]');
    if (!link) return false;
    if (link.hasAttribute("aria-current")) return true;
    var word = script.dataset.field || link.textContent;
    var list = make("ul", { id: "find-list", role: "listbox", "aria-label": word, hidden: "" });
    var input = make("input", {
      id: "find", type: "search", role: "combobox", "aria-label": word, placeholder: word, "aria-expanded": "false",
      "aria-controls": "find-list", "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "off", spellcheck: "false"
    });
    var box = make("div", { "class": "find", role: "search", "data-page": link.getAttribute("href") }, [input, list]);
    link.replaceWith(box);
    input.addEventListener("focus", loaded, { once: true });
    /* Whoever types faster than the names are loaded goes on to the page of search. */
    input.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" || "ready" in input.dataset || !input.value.trim()) return;
      location.assign(box.dataset.page + "?q=" + encodeURIComponent(input.value.trim()));
    });
    box.addEventListener("pointerenter", loaded, { once: true });
    return true;
  }

  function themes() {
    var foot = document.querySelector(".colophon");
    var words = (script.dataset.theme || "").split("|");
    if (!foot || words.length < 4) return;
    var set = make("fieldset", { "class": "themes" }, [make("legend", {}, [words[0]])]);
    ["auto", "light", "dark"].forEach(function (theme, place) {
      var input = make("input", { type: "radio", name: "theme", value: theme });
      input.checked = theme === (remembered() || "auto");
      set.append(make("label", {}, [input, words[place + 1]]));
    });
    set.addEventListener("change", function (event) {
      remember(event.target.value);
      show(event.target.value);
    });
    addEventListener("storage", function (event) {
      var input = event.key === "theme" && set.querySelector('[value="' + CSS.escape(event.newValue || "auto") + '"]');
      if (!input) return;
      input.checked = true;
      show(event.newValue);
    });
    foot.append(set);
  }

  if (!field()) {
    var watch = new MutationObserver(function () { if (field()) watch.disconnect(); });
    watch.observe(page, { childList: true, subtree: true });
  }
  addEventListener("DOMContentLoaded", themes);
})();
