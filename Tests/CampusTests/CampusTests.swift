import Testing

@Suite struct CampusPlaceholder {}
