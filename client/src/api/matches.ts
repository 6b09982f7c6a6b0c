// Activities beside the sessions that they were: surefoot/service/match_views.py, field by field.

export interface PlannedView {
  id: string;
  title: string;
  day: string;
}

export interface MatchView {
  activity: string;
  start: string;
  sport: string;
  name: string;
  minutes: number;
  session: PlannedView | null;
  said_by: string[];
  beyond: string[];
  choices: PlannedView[];
}
