broadsheetNames("f",[["topics/economy-business-and-finance","Economy, business and finance",2,["03","04"],[24282,24282]]]);
