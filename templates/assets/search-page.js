/* The page of search: names at once, then the articles' words where the site has them indexed.
   The page for addresses that do not exist has the same field, and begins with the words of the address. */
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
  var none = document.getElementById("search-none");
  var NAMES = 50;
  var turn = 0;
  var articles = null;

  var missing = form.dataset.search === "missing";

  function value(name) { return form.elements[name] ? form.elements[name].value : ""; }
  function chosen() {
    return { kind: value("kind"), topic: value("topic"), from: Number(value("from")), to: Number(value("to")) };
  }

  function fill() {
    var index = search.index();
    if (missing) return;
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
    if (!missing) pause = setTimeout(remember, 600);
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

  /* The words of the address, or of these the longest ones, by which something is found; nothing where nothing is. */
  function guess() {
    var last = location.pathname.split("/").filter(function (part) { return part && part !== "index.html"; }).pop() || "";
    var asked = search.words(decode(last).replace(/[-_]|\.html?$/g, " "));
    var tries = [asked.join(" ")].concat(asked.slice().sort(function (a, b) { return b.length - a.length; }));
    return tries.reduce(function (before, words) {
      return before.then(function (found) {
        return found || search.find(words).then(function (result) { return result.found.length ? words : ""; });
      });
    }, Promise.resolve(""));
  }
  function decode(part) {
    try { return decodeURIComponent(part); } catch (error) { return part; }
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
    if (none) none.hidden = !result.asked || count > 0;
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
      if (!text) return;
      var wanted = Boolean(result.asked) && !narrowed.kind && location.protocol !== "file:";
      show(text, wanted);
      if (wanted) indexed().then(function (articles) {
        return articles(input.value, narrowed, function () { return mine === turn; });
      });
    });
  }

  /* What searches the words of articles is heavy, and comes with the first question. */
  function indexed() {
    articles = articles || search.load("assets/search-text.js").then(function () { return window.broadsheetText(text, status); });
    return articles;
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
    if (text && location.protocol === "file:") document.getElementById("search-disk").hidden = false;
    if (missing) guess().then(function (words) { if (!input.value) { input.value = words; look(); } });
    else look();
    if (!missing && !location.hash) input.focus();
  });
})();
