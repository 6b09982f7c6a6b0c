// Sounds to take along: surefoot/service/sounds_views.py, field by field.

export interface SoundsView {
  packed: boolean; // MP3 and Opus can be made here
  music: boolean; // songs can be brought to a cadence
}
