/** 256 everyday Dutch words that one can say over the telephone; no two differ by one letter. One word is 8 bits. */
export const words: readonly string[] = `
  aardbei adelaar afval amandel ananas appel appelmoes april avond bakker balkon beeld been berg bezem
  bibliotheek bioscoop blad blauw bloemkool bloes boom bord boter brief bril broer brood brug buik
  citroen deeg deken dief dochter doek dokter dolfijn dorp draad droom druif duim eekhoorn eend eiland
  emmer fiets film fles fluit foto gans gast geit geld geur gezin giraf gitaar goud gracht gras grens
  groep grond haak haring haven hemd herfst hert heup hoed hoofd huid jaar jeugd juni jurk kalf kameel
  kamer kanaal kasteel kelder kerk ketel keuken klei klok knie knoop koffer koffie komkommer koning korf
  koriander kraag krant kring kroket krokodil kruid kust kwast laars lach lade lamp lantaarn leeuw lente
  lepel leraar lied lift lijn linde lucht maan markt meel melk mens meubel mier molen mond moskee motor
  muts muziek naald naam nacht nest neus noot oever olifant oven paard pannenkoek papegaai paprika
  paraplu park peper piano plant plas plein pleister poes polder poort prei prijs punt raap regen reis
  rijst rivier roos rozijn ruit saffraan saus schaal schilder schildpad schip schoen school schort
  sinaasappel sjaal slak sleutel slot sneeuw soep spel spiegel spin spinazie spons spoor sport stad
  stamppot station steen stem stoel storm straat strand strik suiker taal taart tafel tegel tent thee
  tijd toets tomaat toon toren touw trap trein trommel trui tuin tulp vader viool vlag vlees vleugel
  vlieg vlinder voet vogel vork vriend vriendin vuur vuurtoren water wekker wiel wijk wind winkel winter
  wolk woord worst wortel zaag zand zebra zeep zeil zilver zomer zout zwaan zwembad
`
  .trim()
  .split(/\s+/);
