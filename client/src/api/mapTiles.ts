// The map behind a route: surefoot/service/map_tiles_views.py, field by field.

export interface MapTilesView {
  address: string; // '' = no map is wanted
  credit: string;
}
