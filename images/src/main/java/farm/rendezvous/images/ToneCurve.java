package farm.rendezvous.images;

/**
 * From light as a renderer counts it to what a screen shows: sRGB, with a shoulder that keeps
 * highlights apart where a plain cut would make them white.
 */
final class ToneCurve {

  /** Up to here nothing is changed but for the transfer to sRGB. */
  private static final float SHOULDER = 0.8f;

  private ToneCurve() {}

  /**
   * How bright a screen shows it.
   *
   * @param linear 1 is white, more is brighter than white; anything that a file can hold
   * @return 0 to 1
   */
  static float shown(float linear) {
    if (!(linear > 0)) {
      return 0; // also what is not a number
    }
    double light = linear;
    if (linear > SHOULDER) {
      double room = 1 - SHOULDER;
      light = SHOULDER + room * (1 - Math.exp((SHOULDER - linear) / room));
    }
    return (float)
        (light <= 0.003_130_8 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055);
  }
}
