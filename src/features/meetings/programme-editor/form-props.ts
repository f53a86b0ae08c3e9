/** What every form of the programme editor needs. */
export interface EditorFormProps {
  token: string;
  /** The path below which the forms post. */
  basePath: string;
  language: string;
  /** The version (`sequence`) of the edition when the page was made. */
  expectedVersion: number;
  /** The id of the item, break-out or venue whose form was refused (empty: the form for a new one): it is shown open. */
  openFormId?: string | undefined;
}
