/* The words of articles, by Pagefind: an index for each month, merged as far back as the reader asks. */
(function () {
  "use strict";
  var search = window.broadsheetSearch;
  var make = search.make;
  var say = search.say;
  var AT_ONCE = 12;
  var SHOWN = 10;
  var LONGEST = 45;
  var months = [];
  var merged = new Map();
  var pagefind = null;
  var base = new URL(search.root || ".", location.href);

  window.broadsheetMonths = function (found) { months = found; };

  var ready = search.load("search/months.js").then(function () {
    return import(new URL("search/pagefind/pagefind.js", base));
  }).then(function (module) {
    pagefind = module;
    return pagefind.options({ basePath: new URL("search/pagefind/", base).href, baseUrl: base.href, metaCacheTag: "1" });
  }).then(function () { return pagefind.init(); });

  function number(month) {
    var parts = month.split("-");
    return Number(parts[0]) * 12 + Number(parts[1]) - 1;
  }

  /* Months that a search may look in, the latest first, as far back as it has gone. */
  function reach(chosen, many) {
    var within = months.filter(function (month) {
      var at = number(month[0]);
      return (!chosen.from || at >= chosen.from) && (!chosen.to || at <= chosen.to);
    });
    return { months: within.slice(0, many), more: within.length > many };
  }

  function merge(month) {
    if (!merged.has(month[0])) {
      merged.set(month[0], pagefind.mergeIndex(new URL("search/" + month[0] + "/", base).href, {
        baseUrl: base.href, metaCacheTag: month[1], mergeFilter: { month: month[0] }
      }));
    }
    return merged.get(month[0]);
  }

  function span(first, last) {
    return search.month(number(first)) + (first === last ? "" : " – " + search.month(number(last)));
  }

  /* The sentence with most of the words that were asked for, and where these stand in it. */
  function passage(data) {
    var sentences = data.anchors.filter(function (anchor) { return /^s\d+$/.test(anchor.id); })
      .sort(function (a, b) { return a.location - b.location; });
    var hits = new Map();
    data.weighted_locations.forEach(function (hit) {
      var held = null;
      sentences.forEach(function (sentence) { if (sentence.location <= hit.location) held = sentence; });
      if (!held) return;
      if (!hits.has(held)) hits.set(held, { weight: 0, at: [] });
      hits.get(held).weight += hit.balanced_score;
      hits.get(held).at.push(hit.location - held.location);
    });
    var best = null;
    hits.forEach(function (found, sentence) {
      if (!best || found.weight > hits.get(best).weight) best = sentence;
    });
    if (best) return { sentence: best, at: hits.get(best).at };
    return sentences.length ? { sentence: sentences[0], at: [] } : null;
  }

  function marked(found) {
    var words = found.sentence.text.trim().split(/\s+/);
    var first = Math.max(0, Math.min(found.at[0] - LONGEST / 3 || 0, words.length - LONGEST) | 0);
    var last = Math.min(words.length, first + LONGEST);
    var made = make("p", { "class": "sentence", dir: "auto" });
    if (first) made.append("… ");
    for (var at = first; at < last; at++) {
      made.append(found.at.includes(at) ? make("mark", {}, [words[at]]) : words[at], at + 1 < last ? " " : "");
    }
    if (last < words.length) made.append(" …");
    return made;
  }

  function card(data) {
    var found = passage(data);
    var url = data.url;
    var number = found && found.sentence.id.slice(1);
    var headline = make("h3", { "class": "headline", dir: "auto" }, [make("a", { href: url }, [data.meta.title])]);
    if (data.meta.inferred) {
      headline.append(" ", make("a", { "class": "inferred", href: search.root + "about/index.html#headlines" }, [say("inferred")]));
    }
    var made = make("article", { "class": "story story--brief" }, [headline]);
    if (found) {
      var sentence = marked(found);
      sentence.append(" ", make("a", { "class": "cite", href: url + "#" + found.sentence.id, "aria-label": say("sentence", { number: number }) }, ["¶" + number]));
      made.append(sentence);
    }
    made.append(make("p", { "class": "sources" }, [search.day(data.meta.date) + (data.meta.publisher ? " · " + data.meta.publisher : "")]));
    return made;
  }

  function button(words, press) {
    var made = make("button", { type: "button", "class": "button" }, [words]);
    made.addEventListener("click", press);
    return made;
  }

  window.broadsheetText = function (box, status) {
    var many = AT_ONCE;
    var before = "";

    function ask(words, chosen, current) {
      var key = JSON.stringify([words, chosen]);
      if (key !== before) many = AT_ONCE;
      if (!box.firstChild) box.append(make("p", { "class": "meta" }, [say("searching")]));
      before = key;
      return new Promise(function (resolve) { setTimeout(resolve, 150); }).then(function () {
        return current() && ready;
      }).then(function () {
        if (!current()) return;
        var reached = reach(chosen, many);
        return Promise.all(reached.months.map(merge)).then(function () {
          var filters = { month: { any: reached.months.map(function (month) { return month[0]; }) } };
          if (chosen.topic) filters.topic = chosen.topic;
          return reached.months.length ? pagefind.search(words, { filters: filters }) : { results: [] };
        }).then(function (found) {
          if (current()) show(found.results, reached, words, chosen, current);
        });
      }).catch(function () {
        if (current()) box.replaceChildren(make("p", { "class": "meta" }, [say("failed")]));
      });
    }

    function show(results, reached, words, chosen, current) {
      var list = make("div", { "class": "stories" });
      var foot = make("p", { "class": "meta" });
      var shown = 0;
      function further() {
        var some = results.slice(shown, shown + SHOWN);
        shown += some.length;
        return Promise.all(some.map(function (result) { return result.data(); })).then(function (all) {
          if (!current()) return;
          var cards = all.map(card);
          list.append.apply(list, cards);
          foot.replaceChildren();
          if (shown < results.length) foot.append(button(say("next"), function () { further().then(reveal(cards)); }), " ");
          if (reached.more) {
            foot.append(button(say("earlier"), function () { many += AT_ONCE; ask(words, chosen, current); }), " ");
          }
          var last = reached.months[reached.months.length - 1];
          if (last) foot.append(say("searched", { months: span(last[0], reached.months[0][0]) }));
          if (shown === some.length) box.replaceChildren(list, foot);
        });
      }
      status.textContent += ", " + say(results.length === 1 ? "article" : "articles", { count: results.length });
      return further();
    }

    /* The first card of those that were added takes the focus from the button that is gone. */
    function reveal(cards) {
      return function () {
        var next = cards[cards.length - 1].nextElementSibling;
        if (next) next.querySelector("a").focus();
      };
    }

    return ask;
  };
})();
