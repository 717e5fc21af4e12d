broadsheetNames("s",[["topics/products-and-services","Products and services",2,["03","04"],[24282,24282]]]);
