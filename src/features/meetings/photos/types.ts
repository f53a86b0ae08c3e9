/** A photo in the report. `erased`: somebody in it took their permission back. */
export interface ReportPhoto {
  id: string;
  /** In pixels. */
  width: number;
  height: number;
  /** What is on it, for who cannot see it. */
  words: string;
  erased: boolean;
}
