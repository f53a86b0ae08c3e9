import { type TableQuery, tablePage } from '#core/http/table-query.ts';
import {
  BulkBar,
  Button,
  ConflictNotice,
  DeskTable,
  DeskTabs,
  DeskToolbar,
  ErrorSummary,
  UndoNotice,
} from '../index.ts';
import type { Example } from './example.ts';

const query: TableQuery<'name' | 'changed', 'need'> = {
  search: 'sara',
  sort: 'name',
  descending: false,
  page: 1,
  filters: { need: 'interpreter' },
};

/** The parts of the desks. */
export const exampleDesk: Record<string, Example> = {
  desk: (t) => {
    const language = t('nl', 'ar');
    const people = [
      { id: 'a', name: 'Sara Haile', size: 3, late: true },
      { id: 'b', name: 'سارة محمود', size: 1, late: false },
    ];
    return (
      <>
        <DeskTabs
          label={t('Welke mensen', 'أي أشخاص')}
          tabs={[
            { href: '#all', label: t('Iedereen', 'الجميع'), count: 2, current: true },
            { href: '#off', label: t('Afgemeld', 'اعتذروا'), current: false },
          ]}
        />
        <DeskToolbar
          language={language}
          path="/people"
          query={query}
          searchLabel={t('Zoek op naam', 'ابحثوا بالاسم')}
          filters={[
            {
              name: 'need',
              label: t('Behoefte', 'حاجة'),
              options: [{ value: 'interpreter', label: t('tolk', 'مترجم'), count: 1 }],
            },
          ]}
        />
        <DeskTable
          caption={t('Mensen', 'الأشخاص')}
          language={language}
          path="/people"
          query={query}
          page={tablePage(people, query, 1)}
          rowKey={({ id }) => id}
          rowKind={({ late }) => (late ? 'late' : undefined)}
          choice={{ form: 'bulk', nameOf: ({ name }) => name }}
          columns={[
            {
              label: t('Naam', 'الاسم'),
              sort: 'name',
              cell: ({ id, name }) => <a href={`#${id}`}>{name}</a>,
            },
            { label: t('Met', 'مع'), numeric: true, cell: ({ size }) => size },
          ]}
          empty={<p>{t('Niemand.', 'لا أحد.')}</p>}
        />
        <BulkBar id="bulk" action="/people" token="token" language={language}>
          <Button kind="ghost">{t('Stuur de link opnieuw', 'أرسلوا الرابط مرة أخرى')}</Button>
        </BulkBar>
      </>
    );
  },
  'desk trouble': (t) => (
    <>
      <ConflictNotice
        language={t('nl', 'ar')}
        fields={[
          {
            label: t('Naam', 'الاسم'),
            theirs: t('Huis van Laak', 'بيت لاك'),
            yours: t('Huis in Laak', 'بيت في لاك'),
            field: 'name',
          },
        ]}
      />
      <ErrorSummary
        title={t('Kijk nog even naar één ding.', 'راجعوا أمرًا واحدًا.')}
        errors={[{ id: 'main', text: t('Schrijf een naam', 'اكتبوا اسمًا') }]}
      />
      <UndoNotice
        language={t('nl', 'ar')}
        text={t('Afgemeld.', 'تم الاعتذار.')}
        action="/undo"
        token="token"
      />
    </>
  ),
};
