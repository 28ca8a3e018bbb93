var weather = {}
