/** A time on the day for which volunteers are needed, and who signed up. */
export interface VolunteerShift {
  id: string;
  /** What there is to do. */
  name: string;
  startsAt: Date;
  endsAt: Date;
  /** How many volunteers are needed. */
  wanted: number;
  volunteers: { id: string; firstName: string }[];
}
