/** A text that may be in another language than the page around it; nothing when there is no text. */
export const TranslatedText = ({ of }: { of: { text: string; lang: string } | undefined }) =>
  of ? <bdi lang={of.lang}>{of.text}</bdi> : null;
