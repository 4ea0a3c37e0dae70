import Testing

@Suite struct WorkflowsPlaceholder {}
