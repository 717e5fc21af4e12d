broadsheetNames("g",[["organisations/baltic-quays-group","Baltic Quays Group",1,["03","04"],[24282,24282],"BQ"]]);
