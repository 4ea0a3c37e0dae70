import ArgumentParser
import Yams
import ServiceLifecycle
import Web
import Store
print("huxue")
