"""Communes, EPCIs, the State's zones, contours and activity nomenclatures: the ground every programme stands on."""
