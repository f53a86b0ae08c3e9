import { renderSVG } from 'uqr';

/** A QR code as SVG, dark on light whatever the theme. */
export const qrOf = (text: string): string => renderSVG(text, { border: 2 });
