import type { ComponentChildren } from 'preact';
import { TABLE_PAGE_ROWS, type TableQuery, tableHref } from '#core/http/table-query.ts';
import { deskMessagesIn } from '../messages.ts';

/** A filter of a table: what it is called, and its values with their names. */
export interface DeskFilter<Filter extends string = string> {
  name: Filter;
  label: string;
  options: { value: string; label: string; count?: number | undefined }[];
}

interface DeskToolbarProps<Sort extends string, Filter extends string> {
  language: string;
  /** The path of the page, with the language. */
  path: string;
  query: TableQuery<Sort, Filter>;
  /** What one can look for here: "name, code, e-mail". */
  searchLabel?: string | undefined;
  filters?: DeskFilter<Filter>[];
  /** Links beside it, such as a download. */
  children?: ComponentChildren;
}

/** Search and filters above a table: a form that asks for the same page, so that each choice has an address of its own. */
export function DeskToolbar<Sort extends string, Filter extends string>({
  language,
  path,
  query,
  searchLabel,
  filters = [],
  children,
}: DeskToolbarProps<Sort, Filter>) {
  const t = deskMessagesIn(language);
  const active = filters.flatMap(({ name, label, options }) => {
    const value = query.filters[name];
    const option = options.find((known) => known.value === value);
    return option ? [{ name, text: `${label}: ${option.label}` }] : [];
  });
  return (
    <div class="desk-toolbar no-print">
      <form method="get" action={path}>
        <input type="hidden" name="sort" value={`${query.descending ? '-' : ''}${query.sort}`} />
        {Object.entries<string | undefined>(query.filters).map(
          ([name, value]) =>
            value &&
            // A filter of tabs beside this form stays as it is.
            !filters.some((filter) => filter.name === name) && (
              <input type="hidden" name={name} value={value} />
            ),
        )}
        {searchLabel && (
          <input
            type="search"
            name="q"
            value={query.search}
            placeholder={searchLabel}
            aria-label={searchLabel}
            maxlength={100}
            data-desk-search
          />
        )}
        {filters.map(({ name, label, options }) => (
          <select name={name} aria-label={label} data-submit>
            <option value="" selected={!query.filters[name]}>
              {label}: {t('filters.any')}
            </option>
            {options.map((option) => (
              <option value={option.value} selected={query.filters[name] === option.value}>
                {option.label}
                {option.count !== undefined && ` (${option.count})`}
              </option>
            ))}
          </select>
        ))}
        <button type="submit" class="chip">
          {t(searchLabel ? 'search.do' : 'filters.do')}
        </button>
      </form>
      {children}
      {(active.length > 0 || query.search) && (
        <ul class="chips">
          {query.search && (
            <li>
              <a
                class="chip on"
                href={tableHref(path, query, { search: '' })}
                aria-label={t('filters.off', { name: query.search })}
              >
                <bdi>{query.search}</bdi> <span aria-hidden="true">✕</span>
              </a>
            </li>
          )}
          {active.map(({ name, text }) => (
            <li>
              <a
                class="chip on"
                href={tableHref(path, query, { filters: without<Filter>(name) })}
                aria-label={t('filters.off', { name: text })}
              >
                {text} <span aria-hidden="true">✕</span>
              </a>
            </li>
          ))}
          <li>
            <a class="chip" href={path}>
              {t('filters.all-off')}
            </a>
          </li>
        </ul>
      )}
    </div>
  );
}

const without = <Filter extends string>(name: Filter): Partial<Record<Filter, string | undefined>> => {
  const change: Partial<Record<Filter, string | undefined>> = {};
  change[name] = undefined;
  return change;
};

/** Tabs with counts: the parts that a list falls apart into, each with an address of its own. */
export function DeskTabs({
  label,
  tabs,
}: {
  label: string;
  tabs: { href: string; label: string; count?: number | undefined; current: boolean }[];
}) {
  return (
    <nav class="desk-tabs no-print" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <b class="count">{tab.count}</b>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/**
 * What can be done with the chosen rows of a table. Without the script it says nothing about how many are chosen; a form
 * without any is answered by its route.
 */
export function BulkBar({
  id,
  action,
  token,
  language,
  children,
}: {
  /** The id that the table's `choice` names. */
  id: string;
  action: string;
  token: string;
  language: string;
  /** Buttons. */
  children: ComponentChildren;
}) {
  const t = deskMessagesIn(language);
  return (
    <form method="post" action={action} id={id} class="desk-bulk no-print">
      <input type="hidden" name="token" value={token} />
      <b
        role="status"
        hidden
        data-chosen-count={JSON.stringify(
          Array.from({ length: TABLE_PAGE_ROWS + 1 }, (_, count) => t('choose.count', { count })),
        )}
      />
      {children}
    </form>
  );
}
