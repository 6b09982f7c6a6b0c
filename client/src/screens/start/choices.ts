// The lists that the opening questions offer, in plain words.

export const RISKS = [
  ["A stress fracture or bone stress injury before", "previous_bone_stress_injury"],
  ["Osteoporosis or thin bones", "osteoporosis"],
  ["Too little food for your training, or missed periods", "low_energy_availability"],
  ["Steroids or fluoroquinolone antibiotics, now or lately", "steroid_or_quinolone_use"],
  ["Blood thinners", "anticoagulant"],
  ["A blood clot in a leg or lung before", "previous_dvt"],
  ["Pregnant, or gave birth in the last year", "pregnancy_or_postpartum"],
  ["Surgery in the last months", "recent_surgery"],
] as const;

export const EQUIPMENT = [
  ["Loop band", "mini_band"],
  ["Ankle band", "ankle_band"],
  ["Dumbbells", "dumbbell"],
  ["Kettlebell", "kettlebell"],
  ["Bench", "bench"],
  ["Step or stair", "step"],
  ["Exercise ball", "swiss_ball"],
  ["Something to hold the feet", "nordic_anchor"],
  ["Foam roller", "foam_roller"],
  ["Roller stick", "roller_stick"],
  ["Leg press", "leg_press"],
  ["Treadmill", "treadmill"],
  ["Bike", "bike"],
  ["Pool", "pool"],
  ["Elliptical", "elliptical"],
  ["Rowing machine", "rower"],
] as const;

export const MODES = [
  ["Swim", "swim"],
  ["Run in water", "aqua_jog"],
  ["Bike", "bike"],
  ["Elliptical", "elliptical"],
  ["Row", "row"],
  ["Power walk", "power_walk"],
] as const;

export const EXPERIENCE = [
  ["New to it", "none"],
  ["Some", "some"],
  ["Regular", "regular"],
] as const;

export const MINUTES = [0, 20, 30, 45, 60, 75, 90, 120, 150, 180, 240, 300, 360];
export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export const KINDS = [
  {
    value: "acute_strain",
    name: "Suddenly",
    what: "A sharp pull, perhaps a pop, in one stride or stretch; you can name the moment. A strain of the muscle.",
  },
  {
    value: "tendon_proximal",
    name: "Slowly, high up",
    what: "A deep ache at the sit bone that crept in; worse when sitting, leaning forward or running uphill. The tendon.",
  },
  {
    value: "unspecified",
    name: "I cannot tell",
    what: "That is fine. A physiotherapist can tell you when you see one.",
  },
] as const;
