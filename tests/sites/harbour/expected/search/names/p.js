broadsheetNames("p",[["topics/products-and-services","Products and services",2,["03","04"],[24282,24282]],["sources/index.html#the-harbour-post","The Harbour Post",1,["03","04"],[24282,24282]]]);
