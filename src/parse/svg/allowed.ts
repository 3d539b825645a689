const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/**
 * Elements that draw, or say how to (SVG 2, Filter Effects, Masking). Not among them: those that run something, hold
 * another document, load one, or change the drawing later.
 */
const ELEMENTS = words(`
  svg g defs symbol use a switch view title desc metadata style
  path rect circle ellipse line polyline polygon text tspan textPath image marker
  linearGradient radialGradient stop pattern clipPath mask
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
  feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
`);

/** Their attributes: SVG 1.1 and 2, without those of events and links. */
const ATTRIBUTES = words(`
  id class style lang role tabindex title type media version baseProfile viewBox preserveAspectRatio zoomAndPan viewTarget
  x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy fr z width height d points pathLength transform rotate offset
  textLength lengthAdjust startOffset method spacing side
  gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
  clipPathUnits maskUnits maskContentUnits mask-type markerUnits markerWidth markerHeight refX refY orient
  filterUnits primitiveUnits filterRes in in2 result mode values operator k1 k2 k3 k4 order kernelMatrix divisor bias
  targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant
  specularExponent limitingConeAngle azimuth elevation pointsAtX pointsAtY pointsAtZ scale xChannelSelector
  yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude
  exponent
  requiredExtensions requiredFeatures systemLanguage externalResourcesRequired contentScriptType contentStyleType focusable
  alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
  color-profile color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule
  filter flood-color flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust
  font-stretch font-style font-variant font-variant-caps font-variant-ligatures font-variant-numeric font-weight
  glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size isolation kerning letter-spacing
  lighting-color line-height marker marker-end marker-mid marker-start mask mix-blend-mode opacity overflow paint-order
  pointer-events shape-inside shape-rendering solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray
  stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor
  text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent text-orientation
  text-overflow text-rendering text-transform transform-box transform-origin unicode-bidi vector-effect visibility
  white-space word-spacing writing-mode xml-space
`);

/** Attributes whose values are words, or no style in any case. */
const TEXTS = words(
  'id class lang role title systemLanguage requiredExtensions requiredFeatures type version',
);

const SVG = 'http://www.w3.org/2000/svg';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Attributes of other namespaces that browsers know; those of links are judged by their address. */
const SHARED: Readonly<Record<string, ReadonlySet<string>>> = {
  'http://www.w3.org/XML/1998/namespace': words('space lang id'),
  'http://www.w3.org/1999/xlink': words('title type show actuate role arcrole'),
};

/** What drawing programs write beside a drawing, for themselves; browsers know nothing of it. */
const EDITORS = [
  'http://www.inkscape.org/namespaces/',
  'http://sodipodi.sourceforge.net/',
  'http://inkscape.sourceforge.net/',
  'http://creativecommons.org/ns',
  'http://web.resource.org/cc/',
  'http://purl.org/dc/',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://ns.adobe.com/',
  'http://www.adobe.com/',
  'adobe:ns:meta/',
  'http://www.serif.com/',
  'http://www.bohemiancoding.com/',
  'https://boxy-svg.com',
  'http://www.corel.com/',
  'http://schemas.microsoft.com/visio/',
  'http://www.openclipart.org/',
  'http://www.openswatchbook.org/',
];

/** An element or attribute by the namespace and name that it has once prefixes are resolved. */
export interface Name {
  readonly uri: string;
  readonly local: string;
}

/** Whether an element is of SVG and draws. */
export function isDrawn({ uri, local }: Name): boolean {
  return uri === SVG && ELEMENTS.has(local);
}

/** Whether a name is one of a drawing program. */
export function isEditors({ uri }: Name): boolean {
  return EDITORS.some((one) => uri.startsWith(one));
}

/** Whether an attribute of a drawn element may be there, whatever its value; addresses are not among them. */
export function isAllowedAttribute(name: Name): boolean {
  const { uri, local } = name;
  if (uri === '') return ATTRIBUTES.has(local) || /^(?:data|aria)-/u.test(local);
  return uri === XMLNS || SHARED[uri]?.has(local) === true || isEditors(name);
}

/** Whether browsers may read the value of an attribute as style. */
export function isStyle({ uri, local }: Name): boolean {
  return uri === '' && !TEXTS.has(local) && !/^(?:data|aria)-/u.test(local);
}

/** Whether an attribute holds the address of something else. */
export function isAddress({ uri, local }: Name): boolean {
  return local === 'href' && (uri === '' || uri === 'http://www.w3.org/1999/xlink');
}

/** Whether an element is the root of an SVG. */
export function isRoot({ uri, local }: Name): boolean {
  return uri === SVG && local === 'svg';
}
