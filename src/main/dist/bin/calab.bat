@echo off
rem The command line of CaLab for Fiji, on Java 17 or newer.
rem   JAVA_HOME        the Java that is used; without it, the one on the PATH
rem   CALAB_JAVA_OPTS  options for it, for example -Xmx16g
rem   CALAB_CACHE      where the archive that makes the start quicker is kept; none: no archive
setlocal EnableExtensions DisableDelayedExpansion
set "calab_classes=%~dp0..\lib\*"

if defined JAVA_HOME goto home
set "calab_java="
for %%j in (java.exe) do set "calab_java=%%~$PATH:j"
if defined calab_java goto version
echo calab: Java 17 or newer is needed, but there is none on the PATH. Install one, or set JAVA_HOME.>&2
exit /b 1

:home
set "calab_java=%JAVA_HOME%\bin\java.exe"
if exist "%calab_java%" goto version
echo calab: JAVA_HOME must be the folder of a Java, but there is no bin\java.exe in "%JAVA_HOME%".>&2
exit /b 1

rem a Java tells its version in a file, which is quicker than to start it
:version
set "calab_version="
for %%j in ("%calab_java%") do set "calab_release=%%~dpj..\release"
if not exist "%calab_release%" goto ask
for /f "tokens=2 delims==" %%v in ('findstr /b /c:"JAVA_VERSION=" "%calab_release%"') do set "calab_version=%%~v"
if defined calab_version goto compare

:ask
set "calab_told=%TEMP%\calab-java-%RANDOM%%RANDOM%.txt"
"%calab_java%" -version >"%calab_told%" 2>&1
for /f "tokens=3" %%v in ('findstr /c:" version " "%calab_told%"') do set "calab_version=%%~v"
del "%calab_told%" >nul 2>&1

:compare
set "calab_major=0"
for /f "tokens=1,2 delims=.-+_" %%a in ("%calab_version%") do if "%%a"=="1" (set "calab_major=%%b") else set "calab_major=%%a"
if "%calab_major%" geq "17" if "%calab_major:~1,1%" neq "" goto archive
echo calab: Java 17 or newer is needed, but "%calab_java%" is Java "%calab_version%". Set JAVA_HOME to a newer one.>&2
exit /b 1

rem Java's class-data archive: the classes as they lie in memory. It belongs to this Java and
rem these jars, so it is made here, at the first call. An empty file says that it could not be made.
:archive
set "calab_folder=%CALAB_CACHE%"
if not defined CALAB_CACHE if not defined LOCALAPPDATA goto plain
if not defined CALAB_CACHE set "calab_folder=%LOCALAPPDATA%\CaLab"
if "%calab_folder%"=="none" goto plain
if not exist "%calab_folder%" mkdir "%calab_folder%" >nul 2>&1
set "calab_archive=%calab_folder%\calab-${project.version}-java-%calab_version%.jsa"
if exist "%calab_archive%" goto start
rem another name until it is whole: other calls may run at this moment
set "calab_new=%calab_archive%.%RANDOM%%RANDOM%"
"%calab_java%" "-XX:DumpLoadedClassList=%calab_new%.list" -Djava.awt.headless=true -cp "%calab_classes%" org.calab.cli.CaLab deconvolve --help >nul 2>&1 <nul
if not errorlevel 1 "%calab_java%" -Xshare:dump "-XX:SharedClassListFile=%calab_new%.list" "-XX:SharedArchiveFile=%calab_new%" -cp "%calab_classes%" >nul 2>&1 <nul
if errorlevel 1 del "%calab_new%" >nul 2>&1
if exist "%calab_new%" move /y "%calab_new%" "%calab_archive%" >nul 2>&1
del "%calab_new%.list" >nul 2>&1
if not exist "%calab_archive%" type nul >"%calab_archive%" 2>nul
if not exist "%calab_archive%" goto plain

:start
for %%f in ("%calab_archive%") do if "%%~zf"=="0" goto plain
"%calab_java%" "-XX:SharedArchiveFile=%calab_archive%" -Xlog:disable -Xlog:all=error:stderr -Djava.awt.headless=true -Dslf4j.internal.verbosity=ERROR %CALAB_JAVA_OPTS% -cp "%calab_classes%" org.calab.cli.CaLab %*
exit /b %ERRORLEVEL%

:plain
"%calab_java%" -Xlog:disable -Xlog:all=error:stderr -Djava.awt.headless=true -Dslf4j.internal.verbosity=ERROR %CALAB_JAVA_OPTS% -cp "%calab_classes%" org.calab.cli.CaLab %*
exit /b %ERRORLEVEL%
