import { Icon, type IconName } from '../icons/icon.tsx';

interface WeekGridProps {
  /** The field; every cell that is on sends its value. */
  name: string;
  /** What the table is about, for who hears it. */
  caption?: string;
  cells: { value: string; label: string; checked: boolean }[][];
  rows: string[];
  columns: { label: string; icon: IconName }[];
}

/** Days down, parts of the day across: a table of large check boxes, each with its own full words. */
export function WeekGrid({ name, caption, cells, rows, columns }: WeekGridProps) {
  return (
    <table class="week-grid">
      {caption && <caption class="unseen">{caption}</caption>}
      <thead>
        <tr>
          <td />
          {columns.map(({ label, icon }) => (
            <th scope="col">
              <Icon name={icon} />
              <span>{label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((day, row) => (
          <tr>
            <th scope="row">{day}</th>
            {(cells[row] ?? []).map(({ value, label, checked }) => (
              <td>
                <label class="cell">
                  <input type="checkbox" name={name} value={value} checked={checked} aria-label={label} />
                  <span class="cell-face" />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
