broadsheetNames("m",[["people/mara-ilves","Mara Ilves",1,["03","04"],[24282,24282]]]);
