import { later } from "../../language";
// The lists that the opening questions offer, in plain words.


export const RISKS = [
  [later("A stress fracture or bone stress injury before"), "previous_bone_stress_injury"],
  [later("Osteoporosis or thin bones"), "osteoporosis"],
  [later("Too little food for your training, or missed periods"), "low_energy_availability"],
  [later("Steroids or fluoroquinolone antibiotics, now or lately"), "steroid_or_quinolone_use"],
  [later("Blood thinners"), "anticoagulant"],
  [later("A blood clot in a leg or lung before"), "previous_dvt"],
  [later("Pregnant, or gave birth in the last year"), "pregnancy_or_postpartum"],
  [later("Surgery in the last months"), "recent_surgery"],
] as const;

export const EQUIPMENT = [
  [later("Loop band"), "mini_band"],
  [later("Ankle band"), "ankle_band"],
  [later("Dumbbells"), "dumbbell"],
  [later("Kettlebell"), "kettlebell"],
  [later("Bench"), "bench"],
  [later("Step or stair"), "step"],
  [later("Exercise ball"), "swiss_ball"],
  [later("Something to hold the feet"), "nordic_anchor"],
  [later("Foam roller"), "foam_roller"],
  [later("Roller stick"), "roller_stick"],
  [later("Leg press"), "leg_press"],
  [later("Treadmill"), "treadmill"],
  [later("Bike"), "bike"],
  [later("Pool"), "pool"],
  [later("Elliptical"), "elliptical"],
  [later("Rowing machine"), "rower"],
] as const;

export const MODES = [
  [later("Swim"), "swim"],
  [later("Run in water"), "aqua_jog"],
  [later("Bike"), "bike"],
  [later("Elliptical"), "elliptical"],
  [later("Row"), "row"],
  [later("Power walk"), "power_walk"],
] as const;

export const EXPERIENCE = [
  [later("New to it"), "none"],
  [later("Some"), "some"],
  [later("Regular"), "regular"],
] as const;

export const MINUTES = [0, 20, 30, 45, 60, 75, 90, 120, 150, 180, 240, 300, 360];
export const WEEKDAYS = [later("Monday"), later("Tuesday"), later("Wednesday"), later("Thursday"), later("Friday"), later("Saturday"), later("Sunday")];

export const KINDS = [
  {
    value: "acute_strain",
    name: later("Suddenly"),
    what: later("A sharp pull, perhaps a pop, in one stride or stretch; you can name the moment. A strain of the muscle."),
  },
  {
    value: "tendon_proximal",
    name: later("Slowly, high up"),
    what: later("A deep ache at the sit bone that crept in; worse when sitting, leaning forward or running uphill. The tendon."),
  },
  {
    value: "unspecified",
    name: later("I cannot tell"),
    what: later("That is fine. A physiotherapist can tell you when you see one."),
  },
] as const;
