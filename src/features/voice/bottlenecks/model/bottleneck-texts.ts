import { textIn } from '../../model/rules.ts';
import { type Bottleneck, textsOf } from './rules.ts';

/** The words of a bottleneck for a reader, and in which language they are. */
export const bottleneckTexts = ({ texts }: Pick<Bottleneck, 'texts'>, language: string) =>
  textIn(textsOf(texts), language);
