/** Hands that are needed from then to then, and who gives them. */
export interface VolunteerShift {
  id: string;
  name: string;
  startsAt: Date;
  endsAt: Date;
  wanted: number;
  volunteers: { id: string; firstName: string }[];
}
