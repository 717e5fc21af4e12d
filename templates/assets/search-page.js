/* The page of search: names at once, then the articles' words where the site has them indexed. */
(function () {
  "use strict";
  var search = window.broadsheetSearch;
  var make = search.make;
  var say = search.say;
  var form = document.querySelector("[data-search]");
  var input = form.querySelector("input");
  var status = document.getElementById("search-status");
  var names = document.getElementById("search-names");
  var text = document.getElementById("search-text");
  var NAMES = 50;
  var turn = 0;
  var articles = null;

  function chosen() {
    return {
      kind: form.elements.kind.value, topic: form.elements.topic.value,
      from: Number(form.elements.from.value), to: Number(form.elements.to.value)
    };
  }

  function fill() {
    var index = search.index();
    index.topics.forEach(function (topic) { form.elements.topic.append(new Option(topic[1], topic[0])); });
    for (var at = index.months[1]; at >= index.months[0]; at--) {
      form.elements.from.append(new Option(search.month(at), at));
      form.elements.to.append(new Option(search.month(at), at));
    }
  }

  /* The address says what was asked, once the reader pauses. */
  var pause = 0;
  function keep() {
    clearTimeout(pause);
    pause = setTimeout(remember, 600);
  }
  function remember() {
    var kept = new URLSearchParams();
    Array.from(form.elements).forEach(function (each) { if (each.name && each.value) kept.set(each.name, each.value); });
    try {
      history.replaceState(null, "", location.pathname + (kept.size ? "?" + kept : ""));
    } catch (error) { /* from disk the address stays as it is */ }
  }

  function recall() {
    new URLSearchParams(location.search).forEach(function (value, name) {
      if (form.elements[name]) form.elements[name].value = value;
    });
  }

  function row(found, asked) {
    var written = search.written(found, asked);
    return make("li", {}, [
      make("a", { href: found.url, dir: "auto" }, [found.name]),
      make("span", {}, [say("one_" + found.kind) + (written ? " · " + say("written", { form: written }) : "") +
        (found.months.length ? " · " + search.month(found.months[found.months.length - 1]) : "")])
    ]);
  }

  function show(section, shown) {
    section.closest("section").hidden = !shown;
  }

  function draw(result) {
    var list = result.found.slice(0, NAMES).map(function (found) { return row(found, result.asked); });
    names.replaceChildren.apply(names, list);
    show(names, list.length > 0);
    var count = result.found.length;
    status.textContent = !result.asked ? "" :
      say(count === 1 ? "name" : "names", { count: count }) + (result.leading ? " " + say("leading") : "");
  }

  function look() {
    var mine = ++turn;
    var narrowed = chosen();
    keep();
    search.find(input.value, narrowed).then(function (result) {
      if (mine !== turn) return;
      draw(result);
      if (!articles) return;
      show(text, Boolean(result.asked) && !narrowed.kind);
      if (result.asked && !narrowed.kind) articles(input.value, narrowed, function () { return mine === turn; });
    });
  }

  /* Arrows lead from the field through what was found; Tab does as ever. */
  function move(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp" || event.target.tagName === "SELECT") return;
    var stops = [input].concat(Array.from(document.querySelectorAll("#search-names a, #search-text .headline a")));
    var at = stops.indexOf(document.activeElement);
    var next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  search.ready.then(function () {
    fill();
    recall();
    form.addEventListener("input", look);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    document.addEventListener("keydown", move);
    if (form.dataset.search === "text" && location.protocol !== "file:") {
      search.load("assets/search-text.js").then(function () {
        articles = window.broadsheetText(text, status);
        if (articles) look();
      });
    } else if (form.dataset.search === "text") {
      document.getElementById("search-disk").hidden = false;
    }
    look();
    if (!location.hash) input.focus();
  });
})();
