/** Hands that are needed from then to then, and who gives them. */
export interface Shift {
  id: string;
  name: string;
  startsAt: Date;
  endsAt: Date;
  wanted: number;
  hands: { id: string; firstName: string }[];
}
