broadsheetNames("w",[["sources/index.html#example-wire","Example Wire",2,["03","04"],[24282,24282]]]);
