// CampusTesting
