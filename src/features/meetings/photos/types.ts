/** A photo in the report of an edition, without the picture itself. */
export interface ReportPhoto {
  id: string;
  /** In pixels. */
  width: number;
  height: number;
  /** A description, for who cannot see it. */
  description: string;
  /** The picture was erased because somebody in it withdrew consent. */
  erased: boolean;
}
