/** What every form on the page of the programme needs. */
export interface ProgrammeForm {
  token: string;
  /** Where the forms go to. */
  at: string;
  language: string;
  /** The edition as it was when the page was made. */
  seen: number;
  /** Whose form was refused: it stands open. */
  opened?: string | undefined;
}
