"""Communes, EPCIs, contours and activity nomenclatures: the ground every programme stands on."""
