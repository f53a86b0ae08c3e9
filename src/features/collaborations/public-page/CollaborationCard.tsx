import { municipalityByCode } from '#features/geography/rules.ts';
import { Badge, Card } from '#ui';
import { messagesIn } from '../messages.ts';
import { THEME_ICONS } from '../model/icons.ts';
import { COLLABORATIONS_PATH } from '../model/paths.ts';
import { type Collaboration, type Joined, wordsIn } from '../model/rules.ts';

/** One collaboration in a list. */
export function CollaborationCard({
  collaboration,
  joined,
  language,
  level = 2,
}: {
  collaboration: Collaboration;
  joined: Joined[];
  language: string;
  level?: 2 | 3;
}) {
  const t = messagesIn(language);
  const { text, language: lang } = wordsIn(collaboration, language);
  const countOf = (kind: Joined['kind']) => joined.filter((each) => each.kind === kind).length;
  const [theme] = collaboration.themes;
  const names = collaboration.municipalities.flatMap((code) => municipalityByCode(code)?.name ?? []);
  const facts = [
    ...collaboration.themes.map((each) => t(`theme.${each}`)),
    ...(collaboration.cost ? [t(`cost.${collaboration.cost}`)] : []),
  ];
  return (
    <Card
      href={`/${language}${COLLABORATIONS_PATH}/${collaboration.id}`}
      title={text.title}
      lang={lang === language ? undefined : lang}
      org={[collaboration.tellerName, ...names].join(' · ')}
      icon={theme && THEME_ICONS[theme]}
      lines={[facts.join(' · ')]}
      level={level}
      badges={
        <>
          {countOf('too') > 0 && <Badge kind="good">{t('joined.too', { count: countOf('too') })}</Badge>}
          {countOf('want') > 0 && <Badge kind="new">{t('joined.want', { count: countOf('want') })}</Badge>}
        </>
      }
    />
  );
}
