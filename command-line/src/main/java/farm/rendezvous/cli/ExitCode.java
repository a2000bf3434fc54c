package farm.rendezvous.cli;

/** What the commands' exit codes mean. */
final class ExitCode {
  static final int DONE = 0;

  /** The job failed or was canceled. */
  static final int JOB_FAILED = 1;

  /** The call was wrong: by itself, or for the farm (4xx). */
  static final int USAGE = 2;

  /** There is no farm to be reached, or this machine's could not be brought up. */
  static final int NOT_REACHABLE = 3;

  /** A fault of the command line itself (sysexits.h, EX_SOFTWARE). */
  static final int FAULT = 70;

  private ExitCode() {}
}
