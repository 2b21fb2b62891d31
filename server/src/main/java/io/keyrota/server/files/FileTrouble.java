package io.keyrota.server.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * What is wrong with a file, in words: of many exceptions the JDK's message is the path alone, and
 * the reason only their class.
 */
public final class FileTrouble {
  private FileTrouble() {}

  /** The file and what is wrong with it. */
  public static String of(IOException trouble) {
    String message = String.valueOf(trouble.getMessage());
    return trouble instanceof FileSystemException about && about.getReason() == null
        ? message + ": " + reason(about)
        : message;
  }

  /** What is wrong, where the file has been named already; other files are named here. */
  public static String about(Path file, IOException trouble) {
    String told = of(trouble);
    String named = file + ": ";
    return told.startsWith(named) ? told.substring(named.length()) : told;
  }

  private static String reason(FileSystemException about) {
    return switch (about) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "there is no such file or folder";
      case FileAlreadyExistsException _ -> "exists already, and is no folder";
      case NotDirectoryException _ -> "is no folder";
      default -> about.getClass().getSimpleName();
    };
  }
}
