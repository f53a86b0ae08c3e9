import { languageNameOf } from '#core/i18n/languages.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { OBSTACLE_ICONS, obstacleName } from '#features/signals';
import { Badge, Definition, Icon } from '#ui';
import { messagesIn } from '../messages.ts';
import { THEME_ICONS } from './icons.ts';
import { COLLABORATIONS_PATH } from './paths.ts';
import { type Collaboration, MIN_FIGURE, type Partner, wordsIn } from './rules.ts';

/** One collaboration, as everybody reads it: also in a preview, for a partner that is asked, and on paper. */
export function CollaborationArticle({
  collaboration,
  partners,
  language,
  level = 1,
  original = false,
}: {
  collaboration: Collaboration;
  /** Those whose names may be shown. */
  partners: Partner[];
  language: string;
  level?: 1 | 2;
  /** As it was told first, and not in the language of the reader. */
  original?: boolean;
}) {
  const t = messagesIn(language);
  const {
    text,
    language: lang,
    isTranslation,
  } = wordsIn(collaboration, original ? collaboration.language : language);
  const Title = `h${level}` as const;
  const Heading = level === 1 ? 'h2' : 'h3';
  const isOther = lang !== language;
  const words = (value: string) =>
    value.split(/\n+/).map((line) => (
      <p lang={isOther ? lang : undefined} dir="auto">
        {line}
      </p>
    ));
  const path = `/${language}${COLLABORATIONS_PATH}/${collaboration.id}`;
  return (
    <article class="collaboration">
      <Title>
        <bdi lang={isOther ? lang : undefined}>{text.title}</bdi>
      </Title>
      <p class="org">
        {t('told-by')}{' '}
        <Named name={collaboration.tellerName} initiative={collaboration.initiative} language={language} />
      </p>
      <p class="badges">
        {collaboration.themes.map((theme) => (
          <Badge kind="soft">
            <Icon name={THEME_ICONS[theme]} /> {t(`theme.${theme}`)}
          </Badge>
        ))}
      </p>
      {isTranslation && (
        <p class="soft">
          {t('translation')} <a href={`${path}?original`}>{t('original')}</a>
        </p>
      )}
      {isOther && <p class="soft">{t('told-in', { language: languageNameOf(lang) })}</p>}
      <Heading>{t('what')}</Heading>
      {words(text.what)}
      <Heading>{t('for-whom')}</Heading>
      {words(text.forWhom)}
      {(text.result || collaboration.figures.length > 0) && (
        <>
          <Heading>{t('result')}</Heading>
          {text.result && words(text.result)}
          {collaboration.figures.length > 0 && (
            <ul>
              {collaboration.figures.map((figure) => (
                <li>
                  <b>{figure.number}</b> <bdi lang={collaboration.language}>{figure.words}</bdi>
                </li>
              ))}
            </ul>
          )}
          {collaboration.figures.length > 0 && <p class="soft">{t('figures.rule', { least: MIN_FIGURE })}</p>}
        </>
      )}
      <Heading>{t('needed')}</Heading>
      {words(text.needed)}
      <Definition items={factsOf(collaboration, partners, language)} />
    </article>
  );
}

/** The name of an organisation, with the way to its page where it has one. */
const Named = ({
  name,
  initiative,
  language,
}: {
  name: string;
  initiative: string | null;
  language: string;
}) =>
  initiative ? (
    <a href={`/${language}/initiatives/${initiative}`}>
      <bdi>{name}</bdi>
    </a>
  ) : (
    <bdi>{name}</bdi>
  );

function factsOf(collaboration: Collaboration, partners: Partner[], language: string) {
  const t = messagesIn(language);
  const { sinceYear, cost, size, municipalities, obstacles } = collaboration;
  const facts: Parameters<typeof Definition>[0]['items'] = [];
  if (partners.length > 0)
    facts.push([
      t('with'),
      <ul class="plain">
        {partners.map((partner) => (
          <li>
            <Named name={partner.name} initiative={partner.initiative} language={language} />
          </li>
        ))}
      </ul>,
    ]);
  if (sinceYear !== null) facts.push([t('since'), String(sinceYear)]);
  facts.push([t('cost'), t(cost ? `cost.${cost}` : 'unknown')]);
  const names = municipalities.flatMap((code) => municipalityByCode(code)?.name ?? []);
  if (names.length > 0) facts.push([t('where'), <bdi lang="nl">{names.join(', ')}</bdi>]);
  if (size) facts.push([t('size'), t(`size.${size}`)]);
  if (obstacles.length > 0)
    facts.push([
      t('answers'),
      <ul class="plain">
        {obstacles.map((obstacle) => (
          <li>
            <Icon name={OBSTACLE_ICONS[obstacle]} /> {obstacleName(obstacle, language)}
          </li>
        ))}
      </ul>,
    ]);
  return facts;
}
