broadsheetNames("h",[["sources/index.html#the-harbour-post","The Harbour Post",1,["03","04"],[24282,24282]]]);
