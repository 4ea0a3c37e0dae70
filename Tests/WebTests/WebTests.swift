import HummingbirdTesting
import Testing
@Suite struct X {}
