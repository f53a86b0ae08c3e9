import { messagesIn } from '../messages.ts';
import type { AnswerFields } from './answer-fields.ts';
import { PlaceBody } from './PlaceBody.tsx';
import type { TownChoice } from './place.ts';

/** The chooser of a town alone, for the form of another feature: typed, or tapped by province. `readPlace` reads it. */
export const PlaceFields = ({
  language,
  fields,
  towns,
}: {
  language: string;
  /** What is chosen or typed now. */
  fields: AnswerFields;
  towns: TownChoice[];
}) => (
  <PlaceBody
    t={messagesIn(language)}
    valuesOf={(field) => fields[field] ?? []}
    towns={towns}
    asksReception={false}
  />
);
